import { ApiError } from '../operation.ts';

/** Characters of a comment, an issue's text or a review. */
const LONGEST = 65_536;

/** A text as it is; refused with a 422 where it is longer than GitHub takes, in the form that the operation has for it. */
export function bounded(text: string, resource: string | undefined): string {
  if (text.length <= LONGEST || [...text].length <= LONGEST) return text;
  const message = `body is too long (maximum is ${LONGEST} characters)`;
  if (resource === undefined) throw new ApiError(422, 'Unprocessable Entity', [message]);
  throw new ApiError(422, 'Validation Failed', [{ resource, code: 'custom', field: 'body', message }]);
}
