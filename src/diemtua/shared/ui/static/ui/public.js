// Leave this page at once: the button replaces the page in the history; Escape twice does the same.
const leave = document.querySelector("[data-exit]");

if (leave) {
  let pressedAt = -Infinity;
  const go = () => {
    document.body.hidden = true;
    window.location.replace(leave.href);
  };
  leave.addEventListener("click", (event) => { event.preventDefault(); go(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (event.timeStamp - pressedAt < 1000) go();
    pressedAt = event.timeStamp;
  });
}

const problems = document.querySelector(".govuk-error-summary");
if (problems) problems.focus();
