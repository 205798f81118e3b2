package shequtong.residency.facts;

import java.text.Normalizer;

/** 11号楼401室: a house and a room of one estate, in one way of writing, so that neighbours are found to be neighbours. */
public record Dwelling(long estate, String building, String room) {

    public static final int MAX = 20;

    public Dwelling {
        if (building.isEmpty() || building.length() > MAX || room.isEmpty() || room.length() > MAX)
            throw new IllegalArgumentException("no dwelling");
    }

    /** 11, 11号, １１号楼 and 11幢 are one house. */
    public static String building(String typed) {
        var plain = plain(typed);
        return plain.matches("\\d+[A-Z]?(号|幢|栋|号楼)?") ? plain.replaceAll("(号|幢|栋|号楼)$", "") + "号楼" : plain;
    }

    public static String room(String typed) {
        var plain = plain(typed);
        return plain.matches("\\d+[A-Z]?") ? plain + "室" : plain;
    }

    public String text() {
        return building + room;
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Cntrl}]", "")
                .toUpperCase(java.util.Locale.ROOT)
                .replaceFirst("^0+(?=\\d)", "");
    }
}
