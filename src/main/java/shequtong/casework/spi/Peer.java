package shequtong.casework.spi;

/** The systems a case may go on in (O5): the coordinator's, and that of the squad itself (S65, S92). */
public enum Peer {
    PLATFORM("网格化平台"),
    SQUAD("城管通");

    private final String label;

    Peer(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
