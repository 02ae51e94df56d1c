// The way to the video call, for who takes part online. Who leads may give another address while people are in.

import { $ } from "./page.js";

const call = $("call");
export function setCall(address) {
  if (!call || address === undefined) return;
  call.querySelector("a").setAttribute("href", address);
  showCall();
}
export function setOnline(yes) {
  if (!call) return;
  call.dataset.online = yes ? "1" : "";
  showCall();
}
function showCall() { call.hidden = !call.dataset.online || !call.querySelector("a").getAttribute("href"); }
