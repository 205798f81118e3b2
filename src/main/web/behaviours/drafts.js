// <form data-draft="key"> keeps its words on this device until a page carries <meta name="sq-draft-done" content="key">.
// A field with data-given was filled in by us, and does not count as written.
const kept = (key) => `draft:${key}`;

// A browser that forbids storage only loses the drafts.
const store = (() => {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
})();

const fields = (form) => form.querySelectorAll("textarea[name], input[type='text'][name], input:not([type])[name]");

function forget(key) {
  store?.removeItem(kept(key));
}

function offerToClear(form, key) {
  const line = document.createElement("p");
  line.className = "sq-callout";
  line.setAttribute("role", "status");
  const words = document.createElement("span");
  words.textContent = "已恢复上次没发完的内容";
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "sq-plain";
  clear.textContent = "清空";
  clear.addEventListener("click", () => {
    fields(form).forEach((it) => set(it, ""));
    forget(key);
    line.remove();
    fields(form)[0]?.focus();
  });
  line.append(words, clear);
  form.prepend(line);
}

function set(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function restore(form) {
  const key = form.dataset.draft;
  const words = JSON.parse(store?.getItem(kept(key)) ?? "{}");
  const all = [...fields(form)];
  if (all.some((it) => it.value && it.dataset.given === undefined) || !all.some((it) => words[it.name])) return;
  all.filter((it) => words[it.name]).forEach((it) => set(it, words[it.name]));
  offerToClear(form, key);
}

function keep(form) {
  const words = Object.fromEntries([...fields(form)].filter((it) => it.value).map((it) => [it.name, it.value]));
  if (Object.keys(words).length === 0) forget(form.dataset.draft);
  else store?.setItem(kept(form.dataset.draft), JSON.stringify(words));
}

function settle(root) {
  document.querySelectorAll("meta[name='sq-draft-done']").forEach((it) => forget(it.content));
  root.querySelectorAll("form[data-draft]").forEach(restore);
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.dataset.draft) keep(form);
});
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) settle(event.target.parentElement ?? event.target);
});

// Whoever signs out leaves nothing behind on a shared machine.
document.addEventListener("submit", (event) => {
  if (!store || !("draftForget" in event.target.dataset)) return;
  Object.keys(store)
    .filter((it) => it.startsWith(kept("")))
    .forEach((it) => store.removeItem(it));
});

settle(document);
