/** The software that reads a language's files, as `--target` and the settings name it: each language's entry says which. */
export type TargetFamily = string
