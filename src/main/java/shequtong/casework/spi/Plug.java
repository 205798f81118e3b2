package shequtong.casework.spi;

/** Answered by whoever reaches the systems outside: nothing is sent to one that is not connected. */
public interface Plug {

    boolean reaches(Peer peer);
}
