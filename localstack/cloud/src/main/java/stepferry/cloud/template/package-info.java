/**
 * As much of CloudFormation and SAM as the project's template uses: resources, {@code !Ref}, {@code !GetAtt} and
 * {@code !Sub}. What it does not know it refuses.
 */
package stepferry.cloud.template;
