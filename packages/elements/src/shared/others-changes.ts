/** A root in which others may change things. */
export interface AmongOthers {
  /**
   * Renders, once what others did is taken back.
   * @param draw Is told whether all that was rendered before has to go, since it was changed further where nobody could see
   *   it, outside of the page.
   */
  render: (draw: (anew: boolean) => void) => void;
  /** Notes what others do while the root is in the page. To be called when it comes there, and when it has gone. */
  watch: () => void;
}

/**
 * A browser or an extension that translates a page puts other nodes where its texts were, and Lit would go on writing into
 * texts that nobody sees, or fail since a node is not where it was. So what others did is taken back before anything is
 * rendered; who translates sees what is new, and translates that.
 */
export function amongOthers(root: Node): AmongOthers {
  let changes: MutationRecord[] = [];
  // The kit itself puts things beside its frame, and into other elements.
  const note = (records: MutationRecord[]): void => {
    changes.push(...records.filter(({ target }) => !target.nodeName.includes('-')));
  };
  const observer = new MutationObserver(note);
  const stop = (): void => {
    note(observer.takeRecords());
    observer.disconnect();
  };
  const watch = (): void => {
    stop();
    if (root.isConnected)
      observer.observe(root, { childList: true, characterDataOldValue: true, subtree: true });
  };
  return {
    render(draw) {
      let anew = false;
      stop();
      try {
        changes.reverse().forEach(takeBack);
      } catch {
        anew = true;
      }
      changes = [];
      draw(anew);
      watch();
    },
    watch,
  };
}

function takeBack({ target, addedNodes, removedNodes, nextSibling, oldValue }: MutationRecord): void {
  // Only a text has a value.
  target.nodeValue = oldValue;
  for (const node of addedNodes) target.removeChild(node);
  for (const node of removedNodes) target.insertBefore(node, nextSibling);
}
