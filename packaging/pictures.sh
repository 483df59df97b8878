#!/bin/sh
# Makes the pictures of packaging/screenshots anew: the built program on a virtual screen, before a
# simulated TikTok, and its chart of a made-up year. Build first. Needs, on Debian: xvfb openbox
# xdotool imagemagick dbus fonts-dejavu-core.
#
#   packaging/pictures.sh
set -eu
cd "$(dirname "$0")/.."

if [ "${1-}" != inside ]; then
  exec xvfb-run -a -s '-screen 0 1200x1200x24' dbus-run-session -- "$0" inside
fi

uptick=target/uptick/bin/uptick
shots=packaging/screenshots
work=$(mktemp -d)
export XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" LC_ALL=C.UTF-8
openbox 2> "$work/openbox.log" &
openbox=$!
trap 'kill "$openbox" 2> /dev/null || true; rm -rf "$work"' EXIT

# Waits for the window, and makes it as large as a picture wants it.
window() {
  window=$(timeout 60 xdotool search --sync --onlyvisible --name '^Uptick' | head -n 1)
  sleep 3 # it takes its own size first
  xdotool windowsize "$window" 480 860
  sleep 1
}

shot() {
  import -window "$window" "$shots/$1.png"
}

# story NAME: begins a rehearsal
story() {
  "$uptick" demo "$1" --window 2> "$work/$1.log" &
  running=$!
  window
}

end() {
  kill -TERM "$running"
  wait "$running" || true
  while xdotool search --onlyvisible --name '^Uptick' > "$work/left"; do sleep 1; done
}

story outage
sleep 9
shot light
sleep 20
shot outage
xdotool key --clearmodifiers ctrl+3
sleep 2
shot checklist
end

export GTK_THEME=Adwaita:dark
story videos
sleep 38
shot dark
end
unset GTK_THEME

"$uptick" benchmark history --years 1 --interval 5m --runs 1 --keep "$work/year" > "$work/year.log"
touch "$work/year/welcomed" # so that the window neither opens by itself nor greets
"$uptick" --data "$work/year" 2> "$work/chart.log" &
running=$!
sleep 5
"$uptick" window --data "$work/year" &
shown=$!
window
xdotool key --clearmodifiers ctrl+2
sleep 2
xdotool key --clearmodifiers Tab # leaves the tab, so that no focus ring is in the picture
xdotool windowsize --sync "$window" 480 1150
sleep 4
xdotool mousemove --window "$window" 149 551 click 1 mousemove --window "$window" 10 10 # 7 days
sleep 20
import -window "$window" -gravity south -crop 480x622+0+0 +repage "$shots/chart.png"
kill -TERM "$shown"
end
