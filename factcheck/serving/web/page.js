// Keys go to the app as soon as it is there: nobody has to click on it first.
new MutationObserver((_changes, observer) => {
  const keys = document.querySelector(".xterm-helper-textarea");
  if (keys && document.body.classList.contains("-first-byte")) {
    keys.focus();
    observer.disconnect();
  }
}).observe(document, { attributes: true, childList: true, subtree: true });
