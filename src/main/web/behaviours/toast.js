// A server says HX-Trigger: {"sq:toast":{"text":"…","err":false}}; how it leaves again is the stylesheet's affair.
document.addEventListener("sq:toast", (event) => {
  const box = document.getElementById("toast");
  if (!box) return;
  const toast = document.createElement("div");
  toast.className = event.detail.err ? "sq-toast is-err" : "sq-toast";
  toast.setAttribute("role", event.detail.err ? "alert" : "status");
  toast.textContent = event.detail.text;
  box.replaceChildren(toast);
});

document.addEventListener("animationend", (event) => {
  if (event.animationName === "sq-leave") event.target.remove();
});
