// Every page works without this file. htmx's settings are in the layout's meta element.
import "htmx.org";
import "./behaviours/confirm.js";
import "./behaviours/once.js";
import "./behaviours/toast.js";
import "./behaviours/counter.js";
import "./behaviours/photos.js";
import "./behaviours/drafts.js";
import "./behaviours/slash.js";
import "./behaviours/cover.js";
import "./behaviours/print.js";
import "./behaviours/insert.js";

document.documentElement.dataset.ready = "true";
