/// The circle: people who know each other tell each other what their monitors see, through an MQTT
/// 5 broker of their choice that can read none of it.
@NullMarked
package app.uptick.circle;

import org.jspecify.annotations.NullMarked;
