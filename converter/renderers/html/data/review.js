// The review page: the list, the way through it, keys and clicks. What is listed, in which order and why stands
// in the page's data; here it is only laid out.

const STORE = `duizhao-review:${data.source.sha256}`;
const SIGNS = { open: "", right: "✓", changed: "✎", dropped: "✕" };
const rows = new Map();
const marks = new Map();
let current;
let adding; // the words that were selected for what is added

const now = () => byKey.get(current);

function say(text, wrong = false) {
  const box = part("said");
  box.textContent = box.textContent === text ? `${text}\u00a0` : text; // what is said twice is read twice
  box.classList.toggle("wrong", wrong);
}

function keep() {
  try {
    localStorage.setItem(STORE, JSON.stringify({ file: fileOf(), known: state.known }));
  } catch {
    say(words.review_no_storage, true);
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

// --- the list ----------------------------------------------------------------------------------------------

function rowOf(check) {
  const sign = make("span", { class: "sign", "aria-hidden": "true" });
  const kind = make("span", { class: "kind" }, words[`review_kind_${check.kind}`]);
  const what = make("span", {}, kind, " ", make("bdi", {}), make("span", { class: "unseen" }));
  const button = make(
    "button",
    { type: "button", "data-key": check.key, "data-doubtful": isDoubtful(check) },
    sign,
    what,
  );
  rows.set(check.key, button);
  return make("li", {}, button);
}

function isShown(check) {
  const wanted = part("show").value;
  if (wanted === "open") return !isDone(check) || check.key === current;
  if (wanted === "doubtful") return isDoubtful(check);
  return wanted === "all" || check.kind === wanted;
}

function fillList() {
  rows.clear();
  const shown = checks().filter(isShown);
  const group = (title, own, id) => {
    const heading = make("h2", {}, words[title]);
    return make(
      "section",
      { "aria-label": words[title], id },
      heading,
      make("ol", { role: "list" }, ...own.map(rowOf)),
    );
  };
  const doubtful = shown.filter(isDoubtful);
  const others = shown.filter((check) => !isDoubtful(check));
  const groups = [];
  if (doubtful.length > 0) groups.push(group("review_doubtful", doubtful));
  if (others.length > 0) groups.push(group("review_rest", others, "others"));
  part("list").replaceChildren(...groups, make("p", {}, make("button", { type: "button", id: "rest" })));
  shown.forEach(showRow);
  point(current, true);
}

function showRow(check) {
  const row = rows.get(check.key);
  if (!row) return;
  const state = stateOf(check);
  row.dataset.state = state;
  row.querySelector("bdi").textContent = nameOf(check);
  row.querySelector(".sign").textContent = SIGNS[state];
  row.querySelector(".unseen").textContent = `　${words[`review_state_${state}`]}`;
}

// What a mark in the text belongs to, as [key, role]; of the words a thing is known by the role is empty.
function meaningsOf({ dataset: { keys = "", parts = "" } }) {
  const own = keys.split(" ").map((key) => [key, ""]);
  return [...own, ...parts.split(" ").map((part) => part.split(":"))].filter(([key]) => key);
}

function showMark(mark) {
  const leading = meaningsOf(mark).filter(([, role]) => role !== "name");
  const own = leading.flatMap(([key]) => byKey.get(key) ?? []);
  mark.classList.toggle("done", own.every(isDone));
  mark.classList.toggle(
    "doubtful",
    own.some((check) => isDoubtful(check) && !isDone(check)),
  );
}

// Rows for what was added since a state, and none for what was taken back; false where the list has no place for them.
function followAdded(before) {
  for (const { key } of before.added.filter((check) => !byKey.has(check.key))) {
    rows.get(key)?.parentElement.remove();
    rows.delete(key);
  }
  const fresh = state.added.filter((check) => !rows.has(check.key) && isShown(check));
  const place = part("list").querySelector("#others ol");
  place?.append(...fresh.map(rowOf));
  return fresh.length === 0 || Boolean(place);
}

// Shows what was decided since a state; all of it where none is given.
function refresh(before) {
  if (!before || !followAdded(before)) {
    fillList();
    for (const mark of document.querySelectorAll("#text .mark")) showMark(mark);
  } else {
    const changed = checks().filter(({ key }) => before.decided[key] !== state.decided[key]);
    for (const check of changed) {
      showRow(check);
      for (const [mark] of marks.get(check.key) ?? []) showMark(mark);
    }
  }
  if (!before || before.added !== state.added) showAdded();
  showProgress();
}

function showProgress() {
  const open = checks().filter((check) => !isDone(check));
  const [total, left] = [checks().length, open.filter(isDoubtful).length];
  const done = total - open.length;
  part("bar").max = total;
  part("bar").value = done;
  const more = open.length === 0 ? words.review_all_done : told("review_left", { count: left });
  part("count").textContent = `${told("review_progress", { done, total })}　${more}`;
  document.body.classList.toggle("complete", open.length === 0);
  part("rest").textContent = told("review_accept_rest", { count: open.length - left });
  part("rest").hidden = open.length === left;
}

function showHead() {
  part("editor").value = state.editor;
  part("date").value = state.date;
  const box = part("strangers");
  const list = state.strangers.map(([, { sentence, title, text }]) =>
    make("li", {}, make("bdi", {}, sentence ?? title ?? text ?? "—")),
  );
  const summary = make("summary", {}, told("review_strangers", { count: list.length }));
  box.hidden = list.length === 0;
  box.replaceChildren(make("details", {}, summary, make("ul", {}, ...list)));
}

// --- the way through it ------------------------------------------------------------------------------------

// Moves what is inside a part of the page, never the page itself.
function reveal(element, box) {
  if (!element) return;
  const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  const hidden = inner.top < outer.top + 20 || inner.bottom > outer.bottom - 20;
  if (hidden) box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
}

function point(key, on) {
  for (const [mark, role] of marks.get(key) ?? []) {
    mark.classList.toggle("current", on);
    if (on) mark.dataset.role = role || ownRole(byKey.get(key));
    else delete mark.dataset.role;
  }
  rows.get(key)?.toggleAttribute("aria-current", false);
  if (on) rows.get(key)?.setAttribute("aria-current", "true");
}

function go(check, { focus = true } = {}) {
  if (!check) return;
  point(current, false);
  current = check.key;
  point(current, true);
  part("card").replaceChildren(...card(check));
  const own = marks.get(current) ?? [];
  const [mark] = own.find(([, role]) => !role) ?? own[0] ?? [];
  reveal(mark ?? (check.added && rangeOf(check)), part("text"));
  reveal(rows.get(current), part("list"));
  if (focus) part("card-name").focus({ preventScroll: true });
}

function step(by) {
  const keys = [...rows.keys()];
  const at = Math.max(keys.indexOf(current) + by, 0);
  go(byKey.get(keys[Math.min(at, keys.length - 1)]));
}

// To the next check that waits, first among those shown, once around.
function goOn() {
  const keys = [...rows.keys()];
  const at = keys.indexOf(current) + 1;
  const order = [...keys.slice(at), ...keys.slice(0, at)].map((key) => byKey.get(key));
  const open = [...order, ...checks()].find((check) => !isDone(check));
  if (!open) say(words.review_all_done);
  go(open ?? now() ?? checks()[0]);
}

// --- what is done ------------------------------------------------------------------------------------------

function settle(next, said) {
  const before = state;
  change(next, current);
  keep();
  refresh(before);
  say(said());
  goOn();
}

function decide(check, tables) {
  const decided = { ...state.decided, [check.key]: instead(check.key, tables) };
  if (part("alike")?.checked) for (const other of alikeOf(check)) decided[other.key] = tables;
  settle({ decided }, () =>
    told("review_said_kept", { name: nameOf(check), state: words[`review_state_${stateOf(check)}`] }),
  );
}

function acceptRest() {
  const rest = checks().filter((check) => !isDoubtful(check) && !isDone(check));
  const accepted = Object.fromEntries(rest.map((check) => [check.key, acceptance(check)]));
  const decided = { ...state.decided, ...accepted };
  settle({ decided }, () => told("review_said_rest", { count: rest.length }));
}

const edit = () => part("card").querySelector("form input, form select")?.focus();

function choose(number) {
  const check = now();
  const { to, tables, act } = CHOICES[check.kind](check)[number] ?? {};
  if (act === "edit") edit();
  else if (act === "remove") remove(check);
  else if (to) decide(check, wordTables(check, to));
  else if (tables) decide(check, tables);
}

function accept() {
  const check = now();
  decide(check, check.kind === "word" ? wordTables(check, check.chosen) : acceptance(check));
}

function remove(check) {
  const name = nameOf(check);
  const added = state.added.filter((each) => each !== check);
  settle({ added, decided: without(state.decided, check.key) }, () => told("review_said_undone", { name }));
}

function undo() {
  const [before, key] = past.pop() ?? [];
  if (!before) return say(words.review_said_nothing);
  const after = state;
  setState({ ...before, editor: after.editor, date: after.date, known: after.known });
  keep();
  refresh(after);
  showHead();
  go(byKey.get(key) ?? checks()[0]);
  return say(told("review_said_undone", { name: nameOf(now()) }));
}

function showAdding() {
  adding = selected();
  part("card").replaceChildren(...addingCard(adding));
  part("field-kind").focus();
}

function submit(event) {
  event.preventDefault();
  const form = event.target;
  try {
    if (form.id !== "adding") {
      decide(now(), formTables(now(), form));
      return;
    }
    const [check, tables] = addedByForm(form, adding);
    const before = state;
    change({ added: [...state.added, check], decided: { ...state.decided, [check.key]: tables } }, current);
    keep();
    refresh(before);
    say(told("review_said_kept", { name: nameOf(check), state: words.review_add }));
    go(check);
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    part("wrong").textContent = error.message;
    form.elements[error.field].setAttribute("aria-invalid", "true");
    form.elements[error.field].focus();
  }
}

function save() {
  const text = fileOf();
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "application/toml" })) });
  link.download = data.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  state.known = [...state.known, essence(text)];
  keep();
  say(told("review_said_saved", { file: data.file }));
}

function load(text) {
  try {
    const taken = takeOver(text, current);
    if (!taken) {
      say(words.review_not_decisions, true);
      return;
    }
    keep();
    refresh();
    showHead();
    go(now(), { focus: false });
    const counted = told("review_said_loaded", { count: taken.count });
    say(taken.otherSource ? `${counted} ${words.review_wrong_source}` : counted, taken.otherSource);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    say(told("review_bad_file", { line: error.message }), true);
  }
}

// --- keys, clicks and the beginning ------------------------------------------------------------------------

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  n: goOn,
  a: accept,
  Enter: accept,
  e: edit,
  u: undo,
  s: save,
  "=": () => part("alike")?.click(),
  "+": showAdding,
  "?": () => part("keys").showModal(),
};

const BUTTONS = {
  undo,
  save,
  load: () => part("file").click(),
  help: KEYS["?"],
  close: () => part("keys").close(),
  previous: KEYS.k,
  next: KEYS.j,
  add: showAdding,
  rest: acceptRest,
  cancel: () => go(now()),
};

function onKey(event) {
  const { target } = event;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.isComposing || event.altKey || part("keys").open) return;
  if (key === "Escape") go(now());
  if (key === "Enter" && target.matches("form select")) {
    event.preventDefault();
    target.form.requestSubmit();
    return;
  }
  if (target.closest("input:not([type=checkbox]), select") || part("adding")) return;
  let act = KEYS[key];
  if (event.ctrlKey || event.metaKey) act = key === "z" && !event.shiftKey ? undo : undefined;
  else if (!part("single").checked) act = undefined;
  else if (/^[1-9]$/.test(key)) act = () => choose(Number(key) - 1);
  else if (key === "Enter" && target.closest("button, a, summary, input")) act = undefined;
  if (!act) return;
  event.preventDefault();
  act();
}

function onClick(event) {
  const { dataset = {}, id } = event.target.closest("button") ?? {};
  const mark = event.target.closest("#text .mark");
  if (dataset.choice) choose(Number(dataset.choice));
  else if (dataset.key) go(byKey.get(dataset.key));
  else if (BUTTONS[id]) BUTTONS[id]();
  else if (mark) {
    event.preventDefault();
    if (getSelection().isCollapsed) go(byKey.get(mark.hash.slice(1)));
  }
}

function listen() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("submit", submit);
  part("show").addEventListener("change", () => refresh());
  part("file").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (file) load(await file.text());
    target.value = "";
  });
  for (const field of ["editor", "date"]) {
    part(field).addEventListener("change", ({ target }) => {
      state[field] = oneLine(target.value);
      keep();
    });
  }
}

function begin() {
  for (const mark of document.querySelectorAll("#text :is([data-keys], [data-parts])")) {
    for (const [key, role] of meaningsOf(mark)) {
      if (!marks.has(key)) marks.set(key, []);
      marks.get(key).push([mark, role]);
    }
  }
  current = checks()[0].key;
  refresh();
  const { file, known = [] } = kept();
  state.known = known;
  if (file) load(file);
  if (data.decided && !known.includes(essence(data.decided))) {
    state.known = [...known, essence(data.decided)];
    load(data.decided);
  }
  past.length = 0;
  go(checks().find((check) => !isDone(check)) ?? now(), { focus: false });
  listen();
}

begin();
