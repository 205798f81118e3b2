package shequtong.casework.spi;

/** A case is asked back from another system: somebody has to say so there. */
public record Recalled(long referral, Peer peer, long caseId, long street) {}
