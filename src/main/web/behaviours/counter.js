// <span data-count-of="text">12 / 500</span> follows the textarea of that id.
document.addEventListener("input", (event) => {
  const count = document.querySelector(`[data-count-of="${event.target.id}"]`);
  if (count) count.textContent = `${event.target.value.length} / ${event.target.maxLength}`;
});
