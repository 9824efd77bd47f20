/** Stands in for the chat page: takes the port, obeys the theme, reports the open thread. Served as its own origin. */
export const chatStubHtml = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chat</title><script src="/chat-stub.js"></script>
<style>html{color-scheme:light dark;background:light-dark(#fff,#17181b);color:light-dark(#4f535c,#b4b8c0)}html[data-s=light]{color-scheme:light}html[data-s=dark]{color-scheme:dark}
body{margin:0;min-height:100vh;display:grid;grid-template-rows:1fr auto;justify-items:center;font:15px/24px system-ui}
main{align-self:center}textarea{box-sizing:border-box;width:calc(100% - 32px);max-width:720px;height:56px;margin:16px;padding:16px;border:1px solid light-dark(#868994,#70747f);border-radius:16px;background:none;color:inherit;font:inherit;resize:none}</style></head>
<body><main id="state">New chat</main><textarea aria-label="Message" placeholder="Message"></textarea></body></html>`;

export const chatStubScript = `
let port;
addEventListener('message', (event) => {
  if (event.data?.type !== 'latchkey.port' || !event.ports[0]) return;
  port = event.ports[0];
  window.received = [];
  port.onmessage = ({ data }) => {
    window.received.push(data);
    if (data.type === 'theme.set') document.documentElement.dataset.s = data.scheme;
    if (data.type === 'composer.focus') document.querySelector('textarea').focus();
    if (data.type === 'frame.reset') document.querySelector('textarea').value = '';
    if (data.type === 'thread.open') {
      document.querySelector('#state').textContent = data.threadId ?? 'New chat';
      port.postMessage({ type: 'thread.changed', threadId: data.threadId });
    }
  };
  port.postMessage({ type: 'frame.ready' });
});
addEventListener('keydown', (event) => {
  if (event.ctrlKey && event.key === 'k') { event.preventDefault(); port.postMessage({ type: 'shortcut.pressed', command: 'thread.search' }); }
});
`;
