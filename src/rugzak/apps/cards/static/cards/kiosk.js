// A screen on the wall looks every five minutes whether another card hangs there.
const EVERY = 5 * 60 * 1000;
setInterval(() => location.reload(), EVERY);
