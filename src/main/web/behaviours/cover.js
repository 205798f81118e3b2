// <form data-cover>: a box is dragged on the picture, or shown while its four numbers are typed. Every box becomes a
// ticked line of the form; a line that is no longer ticked is not drawn.
const SVG = "http://www.w3.org/2000/svg";
const within = (it) => Math.min(1000, Math.max(0, Math.round(it)));

function rect(svg, box, name) {
  const it = document.createElementNS(SVG, "rect");
  ["x", "y", "width", "height"].forEach((key, n) => it.setAttribute(key, box[n]));
  if (name) it.dataset.box = name;
  svg.append(it);
  return it;
}

function say(form) {
  const all = form.querySelectorAll("[name=box]:checked").length;
  form.querySelector("[data-said]").textContent = all ? `共${all}块` : "还没有";
}

function add(form, box) {
  const name = box.join(".");
  const label = document.createElement("label");
  label.className = "sq-agree";
  const tick = document.createElement("input");
  tick.type = "checkbox";
  tick.name = "box";
  tick.value = name;
  tick.checked = true;
  const text = document.createElement("span");
  const [left, top, width, height] = box.map((it) => Math.round(it / 10));
  text.textContent = `左${left}、上${top}，宽${width}、高${height}（百分之几）`;
  label.append(tick, text);
  form.querySelector("[data-boxes]").append(label);
  say(form);
}

function start(form) {
  const frame = form.querySelector(".dk-cover");
  const svg = frame.querySelector("svg");
  let from = null;
  let drawn = null;

  const at = (event) => {
    const edge = frame.getBoundingClientRect();
    return [
      within(((event.clientX - edge.left) / edge.width) * 1000),
      within(((event.clientY - edge.top) / edge.height) * 1000),
    ];
  };
  const box = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];

  frame.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    frame.setPointerCapture(event.pointerId);
    from = at(event);
    drawn = rect(svg, [...from, 0, 0], "");
  });
  frame.addEventListener("pointermove", (event) => {
    if (!from) return;
    box(from, at(event)).forEach((it, n) => drawn.setAttribute(["x", "y", "width", "height"][n], it));
  });
  const end = (event) => {
    if (!from) return;
    const it = box(from, at(event));
    from = null;
    if (event.type === "pointercancel" || it[2] < 5 || it[3] < 5) return drawn.remove();
    drawn.dataset.box = it.join(".");
    add(form, it);
  };
  frame.addEventListener("pointerup", end);
  frame.addEventListener("pointercancel", end);

  form.addEventListener("change", (event) => {
    if (event.target.name !== "box") return;
    svg.querySelectorAll(`[data-box="${event.target.value}"]`).forEach((it) => {
      it.classList.toggle("is-off", !event.target.checked);
    });
    say(form);
  });

  let typed = null;
  form.addEventListener("input", () => {
    const value = (name) => form.querySelector(`[data-n=${name}]`).value;
    const numbers = ["left", "top", "width", "height"].map((it) => Math.round(Number(value(it)) * 10));
    typed?.remove();
    typed = numbers[2] > 0 && numbers[3] > 0 ? rect(svg, numbers, "") : null;
  });
}

document.querySelectorAll("form[data-cover]").forEach(start);
