// Small comforts of the staff pages; each page works without them.
import { createAll, Button, ErrorSummary, FileUpload, SkipLink } from "./vendor/govuk.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

// on a phone a table that its page does not fold itself is folded, each cell under the head of its column
const fold = (table) => {
  const heads = [...table.tHead.rows[0].cells].map((head) => head.querySelector(".govuk-visually-hidden") ? "" : head.innerText.trim());
  for (const row of table.tBodies[0]?.rows ?? [])
    [...row.cells].forEach((cell, at) => { if (heads[at] && cell.tagName === "TD") cell.dataset.label = heads[at]; });
  table.classList.add("dt-stack");
};

const dress = (root) => {
  root.querySelectorAll(".dt-scroll > .govuk-table:has(> thead):not(.dt-stack)").forEach(fold);
  createAll(Button, { preventDoubleClick: true }, root);
  createAll(ErrorSummary, {}, root);
  // a browser names its own button in its own language
  createAll(FileUpload, {}, root);
};
dress(document);
createAll(SkipLink);
// on a phone the sections are one line that slides
const here = document.querySelector(".dt-nav__link[aria-current]");
if (here) here.closest("ul").scrollLeft = here.offsetLeft - innerWidth / 3;
document.body.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) dress(event.target);
});

// Ctrl+Enter sends the form one is typing in
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("form")?.requestSubmit();
});

// typed words are not lost by a slip of the hand; a form with data-keep asks before the page is left
let typed = false;
document.addEventListener("input", (event) => { typed ||= Boolean(event.target.closest("form[data-keep]")); });
document.addEventListener("submit", () => { typed = false; });
window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
