package shequtong.residency;

import shequtong.identity.PersonId;

/** An official saw what is masked; whoever it is about is told, where they live. */
public record Looked(long community, PersonId person, LookId look) {}
