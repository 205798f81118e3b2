// <div class="sq-ups" data-photos> around <label class="sq-up sq-up_add">…<input type="file" multiple></label>: shows what
// was chosen, adds to it when the picker is opened again, and takes single ones out.
const chosen = new WeakMap();

function say(box, sentence) {
  const line = box.parentElement.querySelector("[data-photos-said]");
  if (line) line.textContent = sentence;
}

function thumb(input, file, index) {
  const frame = document.createElement("div");
  frame.className = "sq-up";
  const image = document.createElement("img");
  image.src = URL.createObjectURL(file);
  image.alt = `已选照片${index + 1}`;
  image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "sq-up__x";
  remove.setAttribute("aria-label", `删除照片${index + 1}`);
  remove.addEventListener("click", () => {
    show(
      input,
      chosen.get(input).filter((it) => it !== file),
    );
    input.focus();
  });
  frame.append(image, remove);
  return frame;
}

function show(input, files) {
  const most = Number(input.dataset.most || 9);
  const kept = files.slice(0, most);
  const carrier = new DataTransfer();
  kept.forEach((it) => carrier.items.add(it));
  input.files = carrier.files;
  chosen.set(input, kept);

  const box = input.closest("[data-photos]");
  box.querySelectorAll(".sq-up:not(.sq-up_add)").forEach((it) => it.remove());
  input.closest(".sq-up_add").before(...kept.map((file, index) => thumb(input, file, index)));
  const more = most - kept.length;
  if (files.length > most) say(box, `最多${most}张，只留下了前${most}张`);
  else if (kept.length === 0) say(box, "没有选照片");
  else say(box, more > 0 ? `已选${kept.length}张，还能再加${more}张` : `已选${kept.length}张`);
}

document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.type !== "file" || !input.closest("[data-photos]")) return;
  show(input, [...(chosen.get(input) ?? []), ...input.files]);
});
