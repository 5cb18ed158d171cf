/**
 * What holds the definitions in this folder to the code and to the template: nothing else looks into them before they run.
 * The classes of functions/ are on the class path, so a name that is not theirs fails here and not in a workflow.
 */
package stepferry.statemachine;
