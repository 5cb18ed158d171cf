/**
 * The walls between the rooms of functions/, and the pages in docs/ held to the code. Every room is on the class path here and
 * nowhere else; a room that is new is named in this module's pom and in {@link stepferry.walls.Rooms}.
 */
package stepferry.walls;
