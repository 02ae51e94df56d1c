// The page of what waits, and of this week's visits without a network. It fills templates; all words stand in the page.

const { pocket } = globalThis;
const place = document.querySelector("[data-pocket-page]");
const part = (name) => place.querySelector(`template[data-part="${name}"]`).content.cloneNode(true).firstElementChild;
const label = (name) => place.querySelector('template[data-part="labels"]').content.querySelector(`[data-word="${name}"]`)?.textContent ?? name;
const list = (name) => place.querySelector(`[data-list="${name}"]`);
const when = (name, is) => { place.querySelector(`[data-when="${name}"]`).hidden = !is; };
const fill = (element, values) => {
  for (const [name, value] of Object.entries(values)) {
    const spot = element.querySelector(`[data-fill="${name}"]`);
    spot.textContent = value ?? "";
    spot.hidden = !value;
  }
  return element;
};
const field = (thing, name) => thing.fields.findLast(([one]) => one === name)?.[1] ?? "";

// ── What waits ──
const details = (thing) => {
  if (thing.deed === "move") return [field(thing, "day"), field(thing, "time"), field(thing, "moment")].filter(Boolean).join(" ");
  return field(thing, "body") || field(thing, "words") || field(thing, "length");
};

const discard = (row, name) => {
  const question = document.getElementById("pocket-discard");
  fill(question, { label: name });
  question.querySelector("[data-yes]").onclick = async () => {
    question.close();
    await pocket.page.discard(row);
  };
  question.showModal();
};

const waitingRow = (row) => {
  const { thing, state } = row;
  const outcome = thing.outcome ?? {};
  const name = label(thing.deed);
  const item = fill(part("waiting"), {
    label: name,
    about: thing.about,
    details: details(thing),
    now: state === "clash" ? outcome.now : "",
    yours: state === "clash" ? outcome.yours : "",
    refused: state === "clash" || state === "waiting" ? "" : outcome.now,
  });
  const may = {
    retry: state === "waiting" || state === "refused",
    insist: state === "clash" && Object.keys(outcome.again ?? {}).length > 0,
    leave: state === "clash",
    discard: state !== "clash",
  };
  const deeds = {
    retry: () => pocket.page.again(row, {}),
    insist: () => pocket.page.again(row, outcome.again),
    leave: () => pocket.page.discard(row),
    discard: () => discard(row, name),
  };
  for (const [deed, does] of Object.entries(deeds)) {
    const button = item.querySelector(`[data-do="${deed}"]`);
    button.hidden = !may[deed];
    button.addEventListener("click", does);
  }
  return item;
};

const sentRow = (row) => {
  const item = fill(part("sent"), { label: label(row.thing.deed), about: row.thing.about });
  item.querySelector("a").href = row.href;
  return item;
};

const showWaiting = ({ rows, sent, held }) => {
  const own = rows.filter((row) => row.thing);
  const items = [...own.map(waitingRow), ...sent.map(sentRow)];
  list("waiting").replaceChildren(...items);
  list("waiting").hidden = !items.length;
  when("none", !rows.length && !sent.length);
  when("locked", !held && rows.length > 0);
  when("others", Boolean(held) && own.length < rows.length);
};

// ── This week ──
const visitRow = (visit, week, rows) => {
  const { where, times, kind, who } = visit;
  const item = fill(part("visit"), { where, times, kind, who });
  item.dataset.visit = visit.id;
  const waits = (deed) => rows.some(({ thing }) => thing?.deed === deed && thing.address === visit[deed]);
  const begun = new Date(visit.start) <= new Date();
  const told = waits("done") || waits("missed");
  for (const deed of ["done", "missed"]) {
    const button = item.querySelector(`[data-do="${deed}"]`);
    button.hidden = !visit[deed] || !begun || told;
    button.addEventListener("click", () => add(deed, visit, visit[deed], []));
  }
  item.querySelector('[data-do="length"]').hidden = !visit.done || !begun || told;
  item.querySelector('[data-do="move"]').hidden = !visit.move || begun || waits("move");
  for (const one of item.querySelectorAll("[data-afterwards]")) {
    one.hidden = !visit[one.dataset.do] || !begun || waits(one.dataset.do);
  }
  for (const form of item.querySelectorAll("form")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const deed = form.dataset.form;
      const extra = deed === "note" ? [["title", visit.title]] : [];
      await add(deed, visit, deed === "note" ? week.note : visit[deed], [...new FormData(form), ...extra]);
      form.reset();
      form.parentElement.open = false;
    });
  }
  return item;
};

const add = (deed, visit, address, fields) =>
  pocket.page.add({
    deed,
    address,
    fields: fields.some(([name]) => name === "revision") ? fields : [...fields, ["revision", String(visit.revision)]],
    about: visit.title,
  });

let drawn = "";
const showWeek = async ({ held, rows }) => {
  const week = held ? await pocket.week(held) : null;
  when("closed", !week);
  when("empty", week?.visits.length === 0);
  when("made", Boolean(week));
  if (week) fill(place.querySelector('[data-when="made"]'), { made: week.made });
  const now = JSON.stringify([week, rows.map((row) => row.id)]);
  if (now === drawn || place.querySelector("details[open]")) return; // nobody loses what is half typed
  drawn = now;
  const days = new Map();
  for (const visit of week?.visits ?? []) days.set(visit.day, [...(days.get(visit.day) ?? []), visit]);
  list("days").replaceChildren(...[...days].map(([day, visits]) => {
    const section = fill(part("day"), { day });
    section.querySelector("ul").append(...visits.map((visit) => visitRow(visit, week, rows)));
    return section;
  }));
};

document.addEventListener("pocket:changed", ({ detail }) => {
  showWaiting(detail);
  showWeek(detail).catch(() => {});
});
for (const again of document.querySelectorAll("[data-reload]")) {
  again.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
}
await pocket.page.show();
