package shequtong.casework.record;

import shequtong.web.Html;

/** @param typed the receipt as it was typed */
record ProofPage(String path, String file, String number, String title, Proof proof, String typed) implements Html {}
