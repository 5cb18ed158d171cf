/**
 * The cloud that a command talks to: a deployment on AWS, the local stack that runs already, or one that is started for as
 * long as the command takes. Whichever it is, the command sees the same clients and stores.
 */
package stepferry.commandline.cloud;
