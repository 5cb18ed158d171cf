/**
 * What a state machine says. A definition is checked as a whole when the machine is created; everything that the engine does not
 * support is refused there, by name and place. What has passed is read by the engine without further doubt.
 */
package stepferry.stepfunctions.definition;
