// A double tap sends once: from the first submit until the answer, the form's buttons are disabled for the eye and the ear.
const sending = new Set();

const buttons = (form) => [...form.elements].filter((it) => it.type === "submit");

function release(form) {
  sending.delete(form);
  buttons(form).forEach((it) => it.removeAttribute("aria-disabled"));
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (sending.has(form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    sending.add(form);
    buttons(form).forEach((it) => it.setAttribute("aria-disabled", "true"));
    setTimeout(() => release(form), 10_000);
  },
  true,
);

document.addEventListener("htmx:afterRequest", (event) => {
  if (sending.has(event.target)) release(event.target);
});
window.addEventListener("pageshow", () => [...sending].forEach(release));
