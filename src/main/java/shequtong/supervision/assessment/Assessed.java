package shequtong.supervision.assessment;

/**
 * A community, a street or a department, as it is named on the day of the report.
 *
 * @param street the area whose desk reads its row besides the district
 * @param peers with whom it is compared: the type of a community, the kind of a body
 */
record Assessed(long id, long street, String peers, String label) {}
