// Small comforts of the staff pages; each page works without them.
import { createAll, Button, ErrorSummary, SkipLink } from "./vendor/govuk.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

const dress = (root) => {
  createAll(Button, { preventDoubleClick: true }, root);
  createAll(ErrorSummary, {}, root);
};
dress(document);
createAll(SkipLink);
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
