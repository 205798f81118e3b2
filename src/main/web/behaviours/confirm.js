// <form data-confirm="sentence"> asks first. The server asks on a page of its own unless it reads confirmed=true.
const asked = new WeakSet();

function answer(form, submitter) {
  const confirmed = document.createElement("input");
  confirmed.type = "hidden";
  confirmed.name = "confirmed";
  confirmed.value = "true";
  form.append(confirmed);
  asked.add(form);
  form.requestSubmit(submitter);
  asked.delete(form);
  confirmed.remove();
}

function ask(form, submitter) {
  const dialog = document.createElement("dialog");
  dialog.className = "sq-ask";
  dialog.setAttribute("aria-labelledby", "ask");
  const sentence = document.createElement("p");
  sentence.id = "ask";
  sentence.className = "sq-ask__t";
  sentence.textContent = form.dataset.confirm;
  const choices = document.createElement("form");
  choices.method = "dialog";
  choices.className = "sq-ask__acts";
  const no = document.createElement("button");
  no.textContent = "再想想";
  const yes = document.createElement("button");
  yes.textContent = form.dataset.confirmYes || submitter?.textContent.trim() || "继续";
  yes.value = "yes";
  yes.className = "is-yes";
  choices.append(no, yes);
  dialog.append(sentence, choices);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "yes") answer(form, submitter);
    else submitter?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.dataset.confirm || asked.has(form) || !window.HTMLDialogElement) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(form, event.submitter ?? undefined);
  },
  true,
);
