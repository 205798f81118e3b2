package shequtong.casework.record;

import shequtong.web.Html;

record DossierDeskPage(Dossier dossier) implements Html {}
