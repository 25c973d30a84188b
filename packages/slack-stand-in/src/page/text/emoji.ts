/** The common short names. Other names are shown as typed. */
const EMOJI: Record<string, string> = Object.fromEntries(
  `+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|wave 👋|clap 👏|pray 🙏|raised_hands 🙌|raised_hand ✋|hand ✋|ok_hand 👌|muscle 💪
point_right 👉|point_left 👈|point_up ☝️|point_down 👇|handshake 🤝|bow 🙇|eyes 👀|brain 🧠|smile 😄|smiley 😃|grinning 😀
slightly_smiling_face 🙂|blush 😊|wink 😉|joy 😂|sweat_smile 😅|thinking_face 🤔|thinking 🤔|cry 😢|sob 😭|heart_eyes 😍
sunglasses 😎|neutral_face 😐|confused 😕|scream 😱|rage 😡|partying_face 🥳|heart ❤️|star ⭐|star2 🌟|sparkles ✨|fire 🔥
tada 🎉|confetti_ball 🎊|rocket 🚀|100 💯|trophy 🏆|dart 🎯|bulb 💡|bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|zap ⚡
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|warning ⚠️
no_entry ⛔|no_entry_sign 🚫|question ❓|grey_question ❔|exclamation ❗|information_source ℹ️|bangbang ‼️|sos 🆘
large_blue_circle 🔵|large_green_circle 🟢|large_yellow_circle 🟡|large_orange_circle 🟠|red_circle 🔴|white_circle ⚪
black_circle ⚫|large_green_square 🟩|large_yellow_square 🟨|large_red_square 🟥|white_large_square ⬜|small_blue_diamond 🔹
bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|clipboard 📋|memo 📝|pencil 📝|pencil2 ✏️|page_facing_up 📄
books 📚|book 📖|open_book 📖|bookmark 🔖|link 🔗|paperclip 📎|pushpin 📌|round_pushpin 📍|label 🏷️|file_folder 📁
open_file_folder 📂|card_index_dividers 🗂️|file_cabinet 🗄️|package 📦|inbox_tray 📥|outbox_tray 📤|email 📧|envelope ✉️
speech_balloon 💬|left_speech_bubble 🗨️|thought_balloon 💭|busts_in_silhouette 👥|bust_in_silhouette 👤|mag 🔍|mag_right 🔎
hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|alarm_clock ⏰|clock1 🕐|calendar 📆|date 📅|spiral_calendar_pad 🗓️
hammer 🔨|wrench 🔧|hammer_and_wrench 🛠️|gear ⚙️|toolbox 🧰|test_tube 🧪|microscope 🔬|telescope 🔭|computer 💻|floppy_disk 💾
lock 🔒|unlock 🔓|key 🔑|closed_lock_with_key 🔐|shield 🛡️|house 🏠|house_buildings 🏘️|school 🏫|mortar_board 🎓|bridge_at_night 🌉
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrow_forward ▶️|fast_forward ⏩|leftwards_arrow_with_hook ↩️
arrows_counterclockwise 🔄|repeat 🔁|heavy_plus_sign ➕|heavy_minus_sign ➖|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣
eight 8️⃣|nine 9️⃣|zero 0️⃣|keycap_ten 🔟|seedling 🌱|deciduous_tree 🌳|herb 🌿|palm_tree 🌴|face_with_thermometer 🤒|bus 🚌|house_with_garden 🏡|cherry_blossom 🌸|sunny ☀️|rainbow 🌈|coffee ☕|tea 🍵
robot_face 🤖|robot 🤖|jp 🇯🇵|flag-jp 🇯🇵|us 🇺🇸|flag-us 🇺🇸|earth_asia 🌏|globe_with_meridians 🌐|new 🆕|ok 🆗|soon 🔜|construction 🚧
traffic_light 🚦|jigsaw 🧩|puzzle_piece 🧩|game_die 🎲|art 🎨|broom 🧹|scales ⚖️|triangular_ruler 📐|straight_ruler 📏`
    .split(/[|\n]/)
    .map((pair) => pair.split(' ') as [string, string]),
);

/** The character for a short name such as `tada`, without skin tone; undefined for an unknown name. */
export function findEmoji(name: string): string | undefined {
  const key = name.replace(/::skin-tone-\d$/, '');
  return Object.hasOwn(EMOJI, key) ? EMOJI[key] : undefined;
}

/** Replaces `:name:` in `plain_text`, which has no other markup. */
export function replaceEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+-]+)(?:::skin-tone-\d)?:/g, (whole, name: string) => findEmoji(name) ?? whole);
}
