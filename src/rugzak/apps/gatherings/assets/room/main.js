// The room in a browser: begins with what stands in the page, then listens.
// Plain http has no randomUUID, no service worker and no subtle crypto: nothing in these files needs them.

import { setClock } from "./clock.js";
import "./forms.js";
import { flush } from "./outbox.js";
import { body } from "./page.js";
import { listen } from "./stream.js";
import { restore } from "./typing.js";
import "ui/read-aloud.js";

document.documentElement.classList.add("has-script");
setClock({
  now: Number(body.dataset.now), ends: Number(body.dataset.ends) || null, length: Number(body.dataset.length) || null,
});
restore();
flush();
listen();
