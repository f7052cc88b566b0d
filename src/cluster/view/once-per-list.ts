/**
 * Makes something of a list of facts once: from model to model a list is the same object as long as it says the same, so that
 * who changes one host's file need not wait for what is made of all others.
 */
export function oncePerList<Item, Value>(work: (list: readonly Item[]) => Value): (list: readonly Item[]) => Value {
  const known = new WeakMap<readonly Item[], { readonly value: Value }>()
  return list => {
    let made = known.get(list)
    if (made === undefined) known.set(list, (made = { value: work(list) }))
    return made.value
  }
}
