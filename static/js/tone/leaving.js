// "Leave it, because…": the reason is kept, and can be taken back.

export function leaving(config, changed) {
  async function send(address, fields, answer) {
    const { kind, id } = config.about;
    if (!id) return say(answer, config.words.save_first);
    const reply = await post(address, { kind, id, ...fields });
    if (reply?.left) {
      config.left = reply.left;
      changed();
    } else say(answer, reply?.error ?? config.words.not_kept);
  }
  const { leave, again } = config.addresses;
  return {
    leave: (hit, because, answer) =>
      send(leave, { term: hit.id, wording: hit.text, reason: because.value }, answer),
    again: (left, answer) => send(again, { term: left.id }, answer),
  };
}

async function post(address, fields) {
  const token = document.querySelector("[data-edit-form] [name=csrfmiddlewaretoken]").value;
  try {
    const body = new URLSearchParams(fields);
    const reply = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token } });
    return await reply.json();
  } catch {
    return null;
  }
}

function say(answer, words) {
  answer.textContent = words;
}

export function drawLeft(panel, { left, words }, again) {
  const part = (name) => panel.querySelector(`[data-kind-words-left${name}]`);
  if (part("").dataset.drawn === JSON.stringify(left)) return;
  part("").dataset.drawn = JSON.stringify(left);
  part("").hidden = left.length === 0;
  part("-count").textContent = words.left.replace("{n}", left.length);
  part("-list").replaceChildren(...left.map((one) => drawOne(part("-item"), one, words, again)));
}

function drawOne(template, one, words, again) {
  const item = template.content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-left-${name}]`);
  part("wording").textContent = `“${one.wording}”`;
  part("reason").textContent = one.reason;
  part("by").textContent = words.left_by.replace("{who}", one.who).replace("{when}", one.when);
  part("again").textContent = words.again;
  part("again").addEventListener("click", () => again(one, part("by")));
  return item;
}
