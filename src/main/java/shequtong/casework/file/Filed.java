package shequtong.casework.file;

import shequtong.casework.CaseId;

/** A case has got its category: when it was raised, or changed later. Told in the transaction that did it. */
public record Filed(long community, CaseId id) {}
