// What is asked of whoever writes follows the category they choose: its own questions, its major's, or those for all.
function ask(form) {
  const radio = form.querySelector("[name='category']:checked")?.value ?? "";
  const code = radio === "more" ? (form.querySelector("[name='more']")?.value ?? "") : radio;
  const lines = [...form.querySelectorAll("[data-ask]")];
  const fits = (it) => it === "" || it === code || code.startsWith(`${it}-`);
  const now = lines.find((it) => fits(it.dataset.ask));
  lines.forEach((it) => (it.hidden = it !== now));
}

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.querySelector("[data-asked]") && /^(category|more)$/.test(event.target.name)) ask(form);
});
