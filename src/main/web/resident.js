// Every page works without this file. htmx's settings are in the layout's meta element.
import "htmx.org";
import "./behaviours/confirm.js";
import "./behaviours/once.js";
import "./behaviours/toast.js";
import "./behaviours/counter.js";
import "./behaviours/photos.js";
import "./behaviours/asked.js";
import "./behaviours/drafts.js";
import "./behaviours/print.js";

document.documentElement.dataset.ready = "true";
