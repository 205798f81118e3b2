package shequtong.casework.spi;

/** A 街镇 has handed a case to another system: somebody has to bring it there. The words are asked for when it goes. */
public record Referred(long referral, Peer peer, long caseId, long street) {}
