package shequtong.organization;

/** What kind of place a community is, so that like is compared with like (S135). */
public enum CommunityType {
    COMMODITY("商品房"),
    RELOCATED("动迁房"),
    AFFORDABLE("经适房"),
    LOW_RENT("廉租房"),
    OLD_PUBLIC("老公房"),
    RURAL("农村");

    private final String label;

    CommunityType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
