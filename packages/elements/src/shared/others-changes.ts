/**
 * Renders into a root in which others may change things. A browser or an extension that translates a page puts other
 * nodes where its texts were, and Lit would go on writing into texts that nobody sees, or fail since a node is not where
 * it was. So what others did is taken back before anything is rendered; who translates sees what is new, and translates
 * that.
 * @returns Renders. What it is given is told whether all that was rendered before has to go, since it was changed further
 *   where nobody could see it, outside of the page.
 */
export function amongOthers(root: Node): (render: (anew: boolean) => void) => void {
  let changes: MutationRecord[] = [];
  // The kit itself puts things beside its frame, and into other elements.
  const note = (records: MutationRecord[]): void => {
    changes.push(...records.filter(({ target }) => !target.nodeName.includes('-')));
  };
  const observer = new MutationObserver(note);
  return (render) => {
    let anew = false;
    note(observer.takeRecords());
    observer.disconnect();
    try {
      changes.reverse().forEach(takeBack);
    } catch {
      anew = true;
    }
    changes = [];
    render(anew);
    observer.observe(root, { childList: true, characterDataOldValue: true, subtree: true });
  };
}

function takeBack({ target, addedNodes, removedNodes, nextSibling, oldValue }: MutationRecord): void {
  // Only a text has a value.
  target.nodeValue = oldValue;
  for (const node of addedNodes) target.removeChild(node);
  for (const node of removedNodes) target.insertBefore(node, nextSibling);
}
