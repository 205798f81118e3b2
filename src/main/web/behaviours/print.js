// A button that opens the printer's dialog; shown only where this file has been read.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
