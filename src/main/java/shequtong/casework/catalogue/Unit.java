package shequtong.casework.catalogue;

/** Who handles a class of matters in the grid. */
public enum Unit {
    SQUAD("城管中队"),
    GREENING("绿化市容所"),
    HOUSING("房管办事处"),
    MARKET("市场监管所"),
    POLICE("派出所"),
    FIRE("消防救援站"),
    ENVIRONMENT("生态环境所"),
    WATER("水务所"),
    ROADS("市政养护");

    private final String label;

    Unit(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
