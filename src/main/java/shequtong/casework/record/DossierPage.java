package shequtong.casework.record;

import shequtong.web.Html;

/** For its reporter: without what is between officials. */
record DossierPage(Dossier dossier) implements Html {}
