// Loaded before the first paint, so that a chosen theme never flashes. The toggle is in newsbase.js.
const chosenTheme = localStorage.getItem("theme");
if (chosenTheme) document.documentElement.dataset.theme = chosenTheme;
