// What was missed, added by selecting or typing its words: a figure, an action item, a problem, a heading.

// The selected words of the report as a place, and all of them; no further than the stretch they begin in.
function selected() {
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0).cloneRange();
  const stretches = [...document.querySelectorAll("#text [data-start]")];
  const stretch = stretches.find((each) => range.intersectsNode(each));
  if (!stretch) return undefined;
  if (!stretch.contains(range.startContainer)) range.setStart(stretch, 0);
  if (!stretch.contains(range.endContainer)) range.setEnd(stretch, stretch.childNodes.length);
  const before = document.createRange();
  before.selectNodeContents(stretch);
  before.setEnd(range.startContainer, range.startOffset);
  const chosen = range.toString();
  const blank = [...chosen].length - [...chosen.trimStart()].length;
  const start = Number(stretch.dataset.start) + [...before.toString()].length;
  const place = placeAt(start + blank, [...chosen].length - blank);
  return place && { place, chosen: oneLine(chosen) };
}

// The words of the report that something was added at.
function rangeOf({ places: [place] }) {
  if (!place) return undefined;
  const [from, to] = [place.start, place.start + [...wordsAt(place)].length];
  const stretches = [...document.querySelectorAll("#text [data-start]")];
  const stretch = stretches.findLast(({ dataset }) => Number(dataset.start) <= from);
  const range = document.createRange();
  let at = Number(stretch?.dataset.start);
  const walker = stretch && document.createTreeWalker(stretch, NodeFilter.SHOW_TEXT);
  for (let begun = false; walker?.nextNode(); ) {
    const chars = [...walker.currentNode.data];
    const unitsTo = (end) => chars.slice(0, end - at).join("").length;
    if (!begun && from < at + chars.length) {
      range.setStart(walker.currentNode, unitsTo(from));
      begun = true;
    }
    if (begun) range.setEnd(walker.currentNode, unitsTo(Math.min(to, at + chars.length)));
    at += chars.length;
    if (begun && to <= at) break;
  }
  return range.collapsed ? undefined : range;
}

// Marks what was added, where the browser can mark text without changing the page.
function showAdded() {
  if (typeof Highlight === "undefined") return;
  const ranges = state.added.map(rangeOf).filter(Boolean);
  CSS.highlights.set("added", new Highlight(...ranges));
}

const select = (name, label, options) =>
  labelled(
    make(
      "select",
      { id: `field-${name}`, name },
      ...options.map(([value, text]) => make("option", { value }, text)),
    ),
    label,
  );

const levelOptions = () =>
  Array.from({ length: HEADING_LEVELS }, (_, at) => [at + 1, told("review_level", { level: at + 1 })]);

// For each kind its fields, and what they say as tables of the file.
const ADDED = {
  figure: {
    fields: () => figureFields({ bound: "exact" }),
    tables: (form) => addedTables(readFields(form)),
  },
  item: {
    fields: () => [
      select(
        "about",
        "review_kind_item",
        ITEM_KINDS.map((kind) => [kind, words[`kind_${kind}`]]),
      ),
    ],
    tables: (form, { chosen, place }) => {
      const table = { add: YES, kind: form.elements.about.value };
      return [chosen.length > wordsAt(place).length ? { ...table, body: chosen } : table];
    },
  },
  problem: {
    fields: () => [fieldOf("text", "review_problem_text", "text", "")],
    tables: (form) => {
      const text = oneLine(form.elements.text.value);
      return [text ? { add: YES, text } : { add: YES }];
    },
  },
  heading: {
    fields: () => [select("level", "review_kind_heading", levelOptions())],
    tables: (form) => [{ level: bare(form.elements.level.value) }],
  },
};

// The words by which something is added that is not selected: typed, with the sentences they stand in.
function writtenFields() {
  const attributes = { id: "field-written", name: "written", autocomplete: "off", maxlength: 200 };
  const written = make("input", attributes);
  const where = make("select", { id: "field-where", name: "where" });
  written.addEventListener("input", () => {
    const wanted = written.value.trim();
    const options = (wanted ? placesOf(wanted) : []).map((place) =>
      make("option", { value: JSON.stringify(place) }, sentences[place.in].text),
    );
    where.replaceChildren(...options);
  });
  const whole = make("input", { type: "checkbox", id: "field-whole", name: "whole", autocomplete: "off" });
  return [
    labelled(written, "review_written"),
    labelled(where, "review_place"),
    labelled(whole, "review_whole"),
  ];
}

function addingCard(chosen) {
  const kinds = Object.keys(ADDED).map((kind) => [kind, words[`review_kind_${kind}`]]);
  const kind = select("kind", "review_add", kinds);
  const own = make("div", { class: "own" }, ...ADDED.figure.fields());
  kind.addEventListener("change", ({ target }) => own.replaceChildren(...ADDED[target.value].fields()));
  const cancel = make("button", { type: "button", id: "cancel" }, words.review_cancel, " ", kbd("Esc"));
  const place = chosen ? [] : writtenFields();
  const said = chosen
    ? make("blockquote", {}, excerpt(chosen.place, [...wordsAt(chosen.place)].length, Infinity))
    : make("p", { class: "muted" }, words.review_add_hint);
  return [
    make("h2", { id: "card-name", tabindex: -1 }, words.review_add),
    said,
    make("form", { id: "adding" }, kind, ...place, own, ...keepButton(), cancel),
  ];
}

// Where something is added whose words were typed.
function typed({ elements: { where, written, whole } }) {
  if (!where.value) throw new FieldError(told("review_needs_place", { words: written.value }), "written");
  const place = JSON.parse(where.value);
  const { text } = sentences[place.in];
  const meant = whole.checked ? placeIn(place.in, 0, [...text].length) : place;
  return { place: meant, chosen: wordsAt(meant) };
}

function addedByForm(form, chosen) {
  const kind = form.elements.kind.value;
  const meant = chosen ?? typed(form);
  const tables = ADDED[kind].tables(form, meant);
  const check = addedCheck(kind, meant.place, { name: tables[0].name });
  if (byKey.has(check.key) || isListed(check)) throw new FieldError(words.review_twice, "kind");
  return [check, tables];
}
