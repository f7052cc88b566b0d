/** Where the documentation lies; also the homepage in package.json, which whoever publishes a copy sets to his own. */
export const documentation = 'https://cfgcheck.example.org/'

/** The page of a rule's documentation in the package. */
export function pageOf(ruleId: string): string {
  return `docs/rules/${ruleId}.md`
}

/** The address of a rule's documentation, a page of the site; it stays. */
export function docsOf(ruleId: string): string {
  return `${documentation}rules/${ruleId}.html`
}
