/** Stands for the program: a review reads its path, never its text. */
export const version = 1;
